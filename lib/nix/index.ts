export { printNix } from './print';
export {
  mkDefault,
  NixCall,
  NixExpression,
  NixFunction,
  NixPath,
  type NixAttrs,
  type NixPrinter,
  type NixValue,
} from './value';
