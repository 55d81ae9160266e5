import { cutLarge } from '../../../../constructs/cluster/collector/cut-large';

test('a resource that is cut keeps what says whose it is, the labels of hosts included', () => {
  const limits = JSON.stringify(cutLarge(['role'])).match(/limit\(resource\.attributes, [^)]+\)/g);
  const kept = [
    'service.name',
    'service.namespace',
    'deployment.environment',
    'deployment.environment.name',
    'host',
    'role',
    'host.name',
    'service.instance.id',
  ];
  const names = kept.map((name) => `\\"${name}\\"`).join(', ');
  expect(new Set(limits)).toEqual(
    new Set([`limit(resource.attributes, ${kept.length}, [${names}])`]),
  );
});
