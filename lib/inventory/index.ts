export { HostField, OptionalHostField } from './host-field';
export type { HostFields, HostFieldValue, HostFieldValues } from './host-field';
export { Inventory } from './inventory';
export type { InventoryHost, InventoryHostOf, InventoryKinds, InventoryMakers } from './inventory';
