import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** How Temporal is reached: TLS with a certificate authority of our own, a certificate of ours, a token. */
export interface TemporalVariables {
  readonly TEMPORAL_ADDRESS?: string | undefined;
  readonly TEMPORAL_TLS?: boolean | undefined;
  readonly TEMPORAL_TLS_CA_FILE?: Buffer | undefined;
  readonly TEMPORAL_TLS_CERTIFICATE_FILE?: Buffer | undefined;
  readonly TEMPORAL_TLS_KEY_FILE?: Buffer | undefined;
  readonly TEMPORAL_API_KEY?: string | undefined;
  readonly TEMPORAL_API_KEY_FILE?: string | undefined;
}
/** As the clients of Temporal take it. */
export interface TemporalConnection {
  readonly address: string;
  readonly tls?: { readonly serverRootCACertificate?: Buffer; readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer } };
  readonly apiKey?: string;
}

/** Undefined where no Temporal was named. A certificate or an authority that is named asks for TLS by itself. */
export function temporalConnection(variables: TemporalVariables & { readonly TEMPORAL_ADDRESS: string }): TemporalConnection;
export function temporalConnection(variables: TemporalVariables): TemporalConnection | undefined;
export function temporalConnection(variables: TemporalVariables): TemporalConnection | undefined {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_TLS: isTls, TEMPORAL_TLS_CA_FILE: ca, TEMPORAL_TLS_CERTIFICATE_FILE: crt, TEMPORAL_TLS_KEY_FILE: key } = variables;
  const apiKey = variables.TEMPORAL_API_KEY ?? variables.TEMPORAL_API_KEY_FILE;
  if (address === undefined) return undefined;
  const tls = isTls || ca || crt ? { ...(ca ? { serverRootCACertificate: ca } : {}), ...(crt && key ? { clientCertPair: { crt, key } } : {}) } : undefined;
  return { address, ...(tls ? { tls } : {}), ...(apiKey === undefined ? {} : { apiKey }) };
}

/** When the certificate ends that this process shows Temporal, as it was read at the start; undefined: it shows none. */
export const certificateEnd = ({ TEMPORAL_TLS_CERTIFICATE_FILE: certificate }: TemporalVariables): Date | undefined => certificate && new Date(new X509Certificate(certificate).validTo);

/** A certificate without its key, or a key without its certificate, is neither. */
export const halfOfPair = ({ TEMPORAL_TLS_CERTIFICATE_FILE: crt, TEMPORAL_TLS_KEY_FILE: key }: TemporalVariables): boolean => (crt === undefined) !== (key === undefined);

/** What a file holds; a secret's may be read by nobody else. */
export const contentOf = (file: string, isSecret: boolean, problem: (words: string) => void): Buffer | undefined => {
  try {
    if (isSecret && (statSync(file).mode & 0o077) !== 0) problem(`${file} may be read by others: chmod 600`);
    return readFileSync(file);
  } catch (error) {
    problem(`${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
    return undefined;
  }
};
