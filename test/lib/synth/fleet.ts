import { TerraformOutput } from 'cdktf';
import { NixosHost } from '../../../lib';
import { aComponent, aFile, Fleet } from '../support';

/** A fleet with two hosts, declared in this order, and something for Terraform. */
export function aFleet(folder?: string, ...names: string[]): Fleet {
  const fleet = new Fleet(folder);
  for (const name of names.length > 0 ? names : ['thinkpad', 'ryzen']) {
    const file = aFile(new NixosHost(fleet.stack, name));
    aComponent(file, 'x', 'a', { n: 1 });
  }
  new TerraformOutput(fleet.stack, 'out', { value: 'v' });
  return fleet;
}
