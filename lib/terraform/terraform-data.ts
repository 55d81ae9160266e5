import {
  anyToHclTerraform,
  anyToTerraform,
  hashMapper,
  hashMapperHcl,
  TerraformResource,
} from 'cdktf';
import type { Construct } from 'constructs';

/**
 * L1: `terraform_data`, a resource that is nothing but the values in it, and by whose change others can be replaced.
 *
 * It prints what cdktf's own `DataResource` does, without asking a `terraform` on the machine for its version: a synth
 * needs none.
 * @see https://developer.hashicorp.com/terraform/language/resources/terraform-data
 */
export class TerraformData extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    /** The values. */
    private readonly input: { readonly [name: string]: string },
  ) {
    super(scope, id, {
      terraformResourceType: 'terraform_data',
      terraformGeneratorMetadata: { providerName: 'terraform' },
    });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { input: hashMapper(anyToTerraform)(this.input) as unknown };
  }

  protected override synthesizeHclAttributes(): { [name: string]: unknown } {
    return { input: hashMapperHcl(anyToHclTerraform)(this.input) as unknown };
  }
}
