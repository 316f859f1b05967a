/** Certificates as a file; what makes it is fetched when somebody asks for one. */
import type { Certificate } from '../../transfer/certificate-html';

export type { Certificate };

/** @param count how many, 1 or more */
export const certificateFile = async (certificate: Certificate, count: number): Promise<Blob> =>
	(await import('../../transfer/certificate-html')).certificateFile(certificate, count);
