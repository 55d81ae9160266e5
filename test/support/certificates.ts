import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './programs';

/** A certificate and its key, as files and as text. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

/** An authority that signs certificates, for tests. */
export class Authority {
  readonly own: Certificate;

  /** @param folder where its files go @param name its own */
  constructor(
    private readonly openssl: string,
    private readonly folder: string,
    private readonly name: string,
  ) {
    this.own = this.files(name);
    const { certFile, keyFile } = this.own;
    this.run('req', '-x509', ...KEY, '-keyout', keyFile, '-out', certFile, '-subj', `/CN=${name}`);
    this.own = this.files(name);
  }

  /** A certificate for a name, that of a server on the loopback too. */
  sign(name: string): Certificate {
    const { certFile, keyFile } = this.files(name);
    const request = join(this.folder, `${name}.csr`);
    const extensions = join(this.folder, `${name}.ext`);
    writeFileSync(extensions, 'subjectAltName=IP:127.0.0.1,DNS:localhost\n');
    this.run('req', ...KEY, '-keyout', keyFile, '-out', request, '-subj', `/CN=${name}`);
    const by = ['-CA', this.own.certFile, '-CAkey', this.own.keyFile, '-CAcreateserial'];
    const more = ['-days', '2', '-extfile', extensions];
    this.run('x509', '-req', '-in', request, ...by, '-out', certFile, ...more);
    return this.files(name);
  }

  private run(...args: string[]): void {
    mustRun(this.openssl, args);
  }

  private files(name: string): Certificate {
    const prefix = name === this.name ? name : `${this.name}-${name}`;
    const [certFile, keyFile] = ['crt', 'key'].map((ext) => join(this.folder, `${prefix}.${ext}`));
    const read = (file: string) => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return '';
      }
    };
    return {
      certFile: certFile!,
      keyFile: keyFile!,
      cert: read(certFile!),
      key: read(keyFile!),
    };
  }
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
