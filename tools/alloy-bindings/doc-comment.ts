const WIDTH = 120;

/** A doc comment of these paragraphs, on one line where that fits. */
export function docComment(paragraphs: readonly string[], indent = ''): string {
  const safe = paragraphs.map((text) => text.replaceAll('*/', '*∕'));
  const line = `${indent}/** ${safe.join(' ')} */`;
  if (line.length <= WIDTH) return line;
  const lines = safe.flatMap((text) => wrap(text, WIDTH - indent.length - 3));
  return [`${indent}/**`, ...lines.map((each) => `${indent} * ${each}`), `${indent} */`].join('\n');
}

/** Lines of at most a width, broken at blanks; a longer word stays whole. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
