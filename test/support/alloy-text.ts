/** What stands in the text of an `.alloy` file: each component, block and attribute, by its path of names. */
export function pathsIn(text: string): string[] {
  const tokens =
    text.match(
      /\/\/.*|"(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*|\n|[^\s]/g,
    ) ?? [];
  const words = tokens.filter((token) => !token.startsWith('//'));
  const paths: string[] = [];
  let at = 0;
  const skipLines = () => {
    while (words[at] === '\n') at++;
  };
  const body = (above: string) => {
    for (skipLines(); at < words.length && words[at] !== '}'; skipLines()) {
      const path = above === '' ? words[at++]! : `${above}.${words[at++]!}`;
      paths.push(path);
      if (words[at] === '=') {
        // to the end of the line on which all brackets are closed
        for (let depth = 0; depth > 0 || words[at] !== '\n'; at++)
          depth += { '[': 1, '{': 1, '(': 1, ']': -1, '}': -1, ')': -1 }[words[at]!] ?? 0;
        continue;
      }
      if (words[at]!.startsWith('"')) at++;
      if (words[at++] !== '{') throw new Error(`neither a block nor an attribute: ${path}`);
      body(path);
      at++;
    }
  };
  body('');
  return paths;
}
