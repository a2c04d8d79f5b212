/** Time stamps by RFC 3161 of a capture's SHA256SUMS: the request, and what an answer proves. The bytes travel elsewhere. */
import { createHash, createPublicKey, randomBytes, verify, X509Certificate } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SignedData, SignerInfo } from '@peculiar/asn1-cms';
import { TearsheetError, unwritable } from '../errors.ts';
import { exists, newOwner, syncFolder, writeNewFile } from '../files/durable.ts';
import { formatSums, readRegular, readRegularText, sha256 } from '../files/hash.ts';

/** The whole answer of the authority, as `openssl ts -verify -in` reads it. */
export const TIMESTAMP_FILE = 'SHA256SUMS.tsr';

/**
 * The checksum of the time stamp: a stamp has bytes that no signature covers, and which programs refuse all the same when they
 * change.
 */
export const TIMESTAMP_SUM_FILE = 'SHA256SUMS.tsr.sha256';

/** The statement of a time stamp, once its own signature was checked. The reader decides whom to trust. */
export interface Timestamp {
  /** ISO 8601 in UTC: the data existed by then, as the authority says. */
  time: string;
  /** Subject of the certificate that signed. */
  authority: string;
}

const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  sha1: '1.3.14.3.2.26',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV1: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};

/** A request for a stamp on `data`, with a nonce, asking for the certificate. */
export async function timestampRequest(data: Uint8Array): Promise<{ request: Uint8Array; nonce: string }> {
  const { AsnConvert, OctetString } = await import('@peculiar/asn1-schema');
  const { AlgorithmIdentifier } = await import('@peculiar/asn1-x509');
  const { MessageImprint, TimeStampReq, TimeStampReqVersion } = await import('@peculiar/asn1-tsp');
  const nonce = randomBytes(16);
  // A DER INTEGER: positive, and not longer than it has to be.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  const request = new TimeStampReq({
    version: TimeStampReqVersion.v1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: OID.sha256, parameters: null }),
      hashedMessage: new OctetString(createHash('sha256').update(data).digest()),
    }),
    nonce: arrayBuffer(nonce),
    certReq: true,
  });
  return { request: new Uint8Array(AsnConvert.serialize(request)), nonce: nonce.toString('hex') };
}

/**
 * The statement of an answer about `data`. Throws `not-verified` when the answer refuses, is about other data or another request,
 * or when its signature, or the certificate in it that made the signature, is not what it was. The chain of certificates is not
 * judged.
 */
export async function readTimestamp(answer: Uint8Array, data: Uint8Array, nonce?: string): Promise<Timestamp> {
  try {
    return await readChecked(answer, data, nonce);
  } catch (error) {
    if (error instanceof TearsheetError) throw error;
    throw broken(`it is no time stamp (${error instanceof Error ? error.message : String(error)})`);
  }
}

async function readChecked(answer: Uint8Array, data: Uint8Array, nonce: string | undefined): Promise<Timestamp> {
  const { AsnConvert } = await import('@peculiar/asn1-schema');
  const { PKIStatus, TimeStampResp, TSTInfo } = await import('@peculiar/asn1-tsp');
  const { SignedData } = await import('@peculiar/asn1-cms');
  const { status, timeStampToken } = AsnConvert.parse(answer, TimeStampResp);
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods) {
    throw broken(`the authority refused it${status.statusString?.length ? `: ${[...status.statusString].join(' ')}` : ''}`);
  }
  if (timeStampToken === undefined) throw broken('the answer holds no token');
  const signed = AsnConvert.parse(timeStampToken.content, SignedData);
  const content = signed.encapContentInfo.eContent?.single?.buffer;
  if (content === undefined) throw broken('the token is empty');
  const info = AsnConvert.parse(content, TSTInfo);
  const algorithm = hashName(info.messageImprint.hashAlgorithm.algorithm);
  const imprint = Buffer.from(info.messageImprint.hashedMessage.buffer);
  if (!createHash(algorithm).update(data).digest().equals(imprint)) throw broken('it is about other data');
  const answered = info.nonce && Buffer.from(info.nonce).toString('hex');
  if (nonce !== undefined && answered !== nonce) throw broken('it answers another request');
  const certificate = await checkSignature(signed, Buffer.from(content));
  return { time: info.genTime.toISOString(), authority: certificate.subject.split('\n').join(', ') };
}

/** RFC 5652, 5.6: the signed attributes hold the content's digest; the signature is over the attributes. */
async function checkSignature(signed: SignedData, content: Buffer): Promise<X509Certificate> {
  const signer = signed.signerInfos[0];
  if (signer?.signedAttrs === undefined) throw broken('it is not signed');
  const algorithm = hashName(signer.digestAlgorithm.algorithm);
  const { AsnConvert, OctetString } = await import('@peculiar/asn1-schema');
  const stated = signer.signedAttrs.find(({ attrType }) => attrType === OID.messageDigest)?.attrValues[0];
  const digest = stated && Buffer.from(AsnConvert.parse(stated, OctetString).buffer);
  if (digest === undefined || !createHash(algorithm).update(content).digest().equals(digest)) {
    throw broken('its content was changed');
  }
  const certificate = await signingCertificate(signed, signer);
  const attributes = derSet(signer.signedAttrs.map((attribute) => Buffer.from(AsnConvert.serialize(attribute))));
  const key = createPublicKey(certificate.publicKey.export({ type: 'spki', format: 'pem' }));
  if (!verify(algorithm, attributes, key, Buffer.from(signer.signature.buffer))) throw broken('its signature is wrong');
  return certificate;
}

/** Signed is the attributes' DER as a SET, although inside of the token they carry another tag. */
function derSet(members: Buffer[]): Buffer {
  const content = Buffer.concat(members);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const digits = length.subarray(length.findIndex((byte) => byte !== 0));
  const header = content.length < 128 ? [0x31, content.length] : [0x31, 0x80 + digits.length, ...digits];
  return Buffer.concat([Buffer.from(header), content]);
}

/** The certificate in the token whose hash the signer signed (RFC 5035), so that no other can take its place. */
async function signingCertificate(signed: SignedData, signer: SignerInfo): Promise<X509Certificate> {
  const { AsnConvert } = await import('@peculiar/asn1-schema');
  const named = (type: string) => signer.signedAttrs?.find(({ attrType }) => attrType === type)?.attrValues[0];
  const [v2, v1] = [named(OID.signingCertificateV2), named(OID.signingCertificateV1)];
  const hashes = Buffer.from(v2 ?? v1 ?? new ArrayBuffer(0));
  for (const { certificate } of signed.certificates ?? []) {
    if (certificate === undefined) continue;
    const bytes = Buffer.from(AsnConvert.serialize(certificate));
    const candidates = v2 === undefined ? ['sha1'] : ['sha256', 'sha384', 'sha512'];
    if (candidates.some((name) => hashes.includes(createHash(name).update(bytes).digest())))
      return new X509Certificate(bytes);
  }
  throw broken('the certificate that signed it is not in it');
}

function hashName(oid: string): string {
  const name = Object.entries(OID).find(([key, value]) => value === oid && key.startsWith('sha'))?.[0];
  if (name === undefined) throw broken(`it uses an unknown hash algorithm (${oid})`);
  return name;
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function broken(why: string): TearsheetError {
  return new TearsheetError('not-verified', `the time stamp cannot be used: ${why}`);
}

/** Largest stamp, and largest SHA256SUMS, in bytes. */
const MOST_BYTES = 1024 * 1024;

/** The bytes that a stamp is about. Throws `not-verified` for a capture that was not finished. */
export async function sumsToStamp(folder: string): Promise<Uint8Array> {
  const path = join(folder, 'SHA256SUMS');
  if (!(await exists(path))) {
    throw new TearsheetError('not-verified', `${path} is missing: the capture was not finished`);
  }
  return readRegular(path, MOST_BYTES);
}

/** The stamp that a capture has, checked against its SHA256SUMS; undefined when it has none. */
export async function storedTimestamp(folder: string): Promise<Timestamp | undefined> {
  const path = join(folder, TIMESTAMP_FILE);
  if (!(await exists(path))) return undefined;
  return readTimestamp(await readRegular(path, MOST_BYTES), await sumsToStamp(folder));
}

/** Whether a stored stamp and its checksum, where it has one, agree. */
export async function hasTimestampSum(folder: string): Promise<boolean> {
  const sum = await readRegularText(join(folder, TIMESTAMP_SUM_FILE), MOST_BYTES);
  return sum === undefined || sum === sumOf(await readRegular(join(folder, TIMESTAMP_FILE), MOST_BYTES));
}

function sumOf(answer: Uint8Array): string {
  return formatSums([{ path: TIMESTAMP_FILE, sha256: sha256(answer) }]);
}

/** Puts an answer beside the SHA256SUMS that it is about, and its own checksum after it. Each is whole or not there. */
export async function storeTimestamp(folder: string, answer: Uint8Array): Promise<void> {
  await putBeside(folder, TIMESTAMP_FILE, answer);
  await putBeside(folder, TIMESTAMP_SUM_FILE, sumOf(answer));
}

async function putBeside(folder: string, name: string, data: Uint8Array | string): Promise<void> {
  // The draft lies beside the folder, where what a dead process left is swept.
  const temporary = join(dirname(folder), `.${basename(folder)}.${newOwner()}.writing`);
  try {
    await writeNewFile(temporary, data);
    await rename(temporary, join(folder, name));
    await syncFolder(folder);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(join(folder, name), error);
  }
}
