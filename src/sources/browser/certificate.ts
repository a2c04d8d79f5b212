/**
 * The certificate that the recording proxy shows to the browser. Nobody trusts it but browsers that were started with the hash of
 * its key, so that it needs no authority, and no name: one is enough for all hosts, as long as the program runs.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';

export interface ProxyCertificate {
  context: SecureContext;
  /** Base64 of the SHA-256 of its public key, as Chromium's `--ignore-certificate-errors-spki-list` takes it. */
  keyHash: string;
}

let made: Promise<ProxyCertificate> | undefined;

/** The certificate, made once a process; its key never leaves the memory of the process. */
export function proxyCertificate(): Promise<ProxyCertificate> {
  made ??= makeCertificate();
  return made;
}

const DAY = 24 * 3600 * 1000;

async function makeCertificate(): Promise<ProxyCertificate> {
  const [{ AsnConvert, OctetString }, x509] = await Promise.all([
    import('@peculiar/asn1-schema'),
    import('@peculiar/asn1-x509'),
  ]);
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const algorithm = new x509.AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const name = new x509.Name([
    new x509.RelativeDistinguishedName([
      new x509.AttributeTypeAndValue({
        type: COMMON_NAME,
        value: new x509.AttributeValue({ utf8String: 'tearsheet recording proxy' }),
      }),
    ]),
  ]);
  const now = Date.now();
  const body = new x509.TBSCertificate({
    version: x509.Version.v3,
    serialNumber: new OctetString([1]).buffer,
    signature: algorithm,
    issuer: name,
    validity: new x509.Validity({ notBefore: new Date(now - DAY), notAfter: new Date(now + 30 * DAY) }),
    subject: name,
    subjectPublicKeyInfo: AsnConvert.parse(publicKey, x509.SubjectPublicKeyInfo),
  });
  const signature = sign('sha256', Buffer.from(AsnConvert.serialize(body)), createPrivateKey(privateKey));
  const certificate = new x509.Certificate({
    tbsCertificate: body,
    signatureAlgorithm: algorithm,
    signatureValue: new Uint8Array(signature).buffer,
  });
  return {
    context: createSecureContext({ key: privateKey, cert: pem(Buffer.from(AsnConvert.serialize(certificate))) }),
    keyHash: createHash('sha256').update(spki(publicKey)).digest('base64'),
  };
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';

function spki(der: Buffer): Buffer {
  return createPublicKey({ key: der, format: 'der', type: 'spki' }).export({ type: 'spki', format: 'der' });
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
