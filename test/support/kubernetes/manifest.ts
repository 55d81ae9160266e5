export { manifests, type Manifest } from '../../../lib/kubernetes/manifest';
