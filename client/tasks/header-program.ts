/** A header that ends at its colon as a whole program, which a parser accepts; a header with a body is one already. */
export const headerProgram = (header: string): string => (endsAtColon(header) ? `${header.trimEnd()} pass` : header);

export const endsAtColon = (header: string): boolean => header.trimEnd().endsWith(':');
