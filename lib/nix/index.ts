export { printNix } from './print';
export {
  mkDefault,
  NixCall,
  NixExpression,
  NixFunction,
  NixPath,
  type NixAttrs,
  type NixValue,
} from './value';
