/**
 * Text as Terraform must see it to take it literally: `${` and `%{` begin a template there, and cdktf escapes neither.
 * cdktf's own tokens stay as they are. (Terraform reads `$${` as `${` and `%%{` as `%{`.)
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function terraformLiteral(text: string): string {
  return text.replace(/([$%])\{(?!TfToken\[)/g, '$1$1{');
}
