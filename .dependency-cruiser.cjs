// What may import what, checked by test/architecture.test.ts. Each rule is shown there to fail on a planted violation.

const WORKSTATION = '^constructs/workstation/';
const CLUSTER = '^constructs/cluster/';
const OURS = '^(bin|cli|constructs|lib|runtime)/|^index\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'lib-knows-no-domain',
      comment: 'imports run from bin to constructs to lib to cdktf: lib is mechanism',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(bin|cli|constructs|runtime)/|^index\\.ts$' },
    },
    {
      name: 'constructs-know-no-app',
      comment:
        'imports run from bin to constructs to lib to cdktf: what is exported knows no app and no entry point',
      severity: 'error',
      from: { path: '^constructs/' },
      to: { path: '^(bin|cli|runtime)/|^index\\.ts$|^constructs/index\\.ts$' },
    },
    {
      name: 'an-app-is-a-consumer',
      comment: "bin has what every user has: the package's entry points",
      severity: 'error',
      from: { path: '^bin/' },
      to: { path: '^(lib|constructs|runtime)/', pathNot: '^lib/alloy/components/' },
    },
    {
      name: 'the-command-starts-at-once',
      comment:
        'it runs the app, whose loading takes seconds, and needs nothing of it but how the two agree',
      severity: 'error',
      from: { path: '^cli/' },
      to: { pathNot: '^cli/|^lib/synth/dry-run\\.ts$', dependencyTypesNot: ['core'] },
    },
    {
      name: 'runtime-stands-alone',
      comment: 'it is copied to a workstation, where there is only Node',
      severity: 'error',
      from: { path: '^runtime/' },
      to: { pathNot: '^runtime/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'workstation-not-to-cluster',
      comment: 'the wings know wiring, never each other',
      severity: 'error',
      from: { path: WORKSTATION },
      to: { path: CLUSTER },
    },
    {
      name: 'cluster-not-to-workstation',
      comment: 'the wings know wiring, never each other',
      severity: 'error',
      from: { path: CLUSTER },
      to: { path: WORKSTATION },
    },
    {
      name: 'wiring-knows-no-wing',
      comment: 'wiring is what both wings share',
      severity: 'error',
      from: { path: '^constructs/wiring/' },
      to: { path: [WORKSTATION, CLUSTER] },
    },
    {
      name: 'wings-are-joined-at-the-top',
      comment: 'what joins the wings stands above them, and they are told what they need of it',
      severity: 'error',
      from: { path: '^constructs/[^/]+/' },
      to: { path: '^constructs/[^/]+\\.ts$', pathNot: '^constructs/observability-stack\\.ts$' },
    },
    {
      name: 'lib-needs-no-provider',
      comment: "providers' resources belong to the domain",
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '@cdktf/provider-' },
    },
    {
      name: 'alloy-not-to-nix',
      comment: 'the two languages know nothing of each other',
      severity: 'error',
      from: { path: '^lib/alloy/' },
      to: { path: '^lib/nix/' },
    },
    {
      name: 'nix-is-a-language',
      comment:
        'a value and its printer: it knows neither Alloy nor the hosts that are written in it',
      severity: 'error',
      from: { path: '^lib/nix/' },
      to: { path: '^lib/(alloy|nixos|otel|synth|terraform)/' },
    },
    {
      name: 'one-file-touches-the-file-system',
      comment:
        'only lib/nixos/output.ts does, and what carries its plans out, so that nothing is written past the manifest',
      severity: 'error',
      from: { path: '^(bin|constructs|lib)/', pathNot: '^lib/nixos/(staged-)?output\\.ts$' },
      to: { path: '^(node:)?(fs|fs/promises)$' },
    },
    {
      name: 'providers-by-deep-path',
      comment: "a provider package's root costs seconds: import @cdktf/provider-x/lib/resource",
      severity: 'error',
      from: { path: OURS },
      to: { path: '@cdktf/provider-[^/]+(/lib/index\\.(d\\.ts|js))?$' },
    },
    {
      name: 'pods-by-their-types-only',
      comment: "the provider's class of anything with a pod costs 0.1 s: make a KubernetesWorkload",
      severity: 'error',
      from: { path: OURS },
      to: {
        path: '@cdktf/provider-kubernetes/lib/(cron-job|daemon-?set|deployment|job|pod|replication-controller|stateful-?set)(-v1)?/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-for-developers-only',
      comment: 'what is installed with the package is its dependencies and peers',
      severity: 'error',
      from: { path: '^(constructs|lib|runtime)/|^index\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer', 'npm'] },
    },
    {
      name: 'only-what-package-json-names',
      comment: 'a package that is there by chance is not there elsewhere',
      severity: 'error',
      from: { path: OURS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
    {
      name: 'everything-is-found',
      comment: 'an import that leads nowhere escapes the other rules',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circles',
      comment: 'not by types either: what knows each other is one thing',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'a file that nothing imports and that imports nothing is dead',
      severity: 'error',
      from: { orphan: true },
      to: {},
    },
    {
      name: 'no-dead-files',
      comment: 'what the package does not export, by index or as alloy/*, nobody can use',
      severity: 'error',
      from: { path: '^index\\.ts$' },
      to: { path: '^(constructs|lib)/', pathNot: '^lib/alloy/components/', reachable: false },
    },
  ],
  options: {
    // types count too
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // what a new app begins with
    exclude: { path: '^cli/template/' },
    preserveSymlinks: true,
  },
};
