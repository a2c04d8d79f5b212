/** Program version, written into every record and WARC; a test holds it to package.json's. Imports nothing. */
export const VERSION = '0.2.0';
