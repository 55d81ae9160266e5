import { App, DataResource, TerraformStack } from 'cdktf';
import { TerraformData } from '../../../lib/terraform/terraform-data';

const VALUES = { tag: 'tag:k8s', proxyGroup: '', other: 'a "quoted" ${word}' };

test("terraform_data is printed as cdktf's own, in JSON and in HCL", () => {
  const ours = new TerraformStack(new App(), 'stack');
  const theirs = new TerraformStack(new App(), 'stack');
  const made = new TerraformData(ours, 'made-with', VALUES);
  const wanted = new DataResource(theirs, 'made-with', { input: { ...VALUES } });
  expect(made.toTerraform()).toEqual(wanted.toTerraform());
  expect(made.toHclTerraform()).toEqual(wanted.toHclTerraform());
});
