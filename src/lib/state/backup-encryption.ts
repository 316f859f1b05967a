/** What a page must know of encryption before it asks for a passphrase. */
export { canEncrypt, countedLength, MIN_PASSPHRASE } from '../transfer/encryption';
