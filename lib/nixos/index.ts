export { NixosHost, type NixosHostProps } from './host';
export { HostFile, type HostFileProps } from './host-file';
export type { IHostFile, INixosConfig } from './members';
export { NixosConfig } from './nixos-config';
export type { OptionTree } from './option-tree';
export type { FileChange, OutputPlan } from './output-plan';
export { Part, type PartProps } from './part';
