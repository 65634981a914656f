import type { Brand } from './brand.ts';
import { Failure } from './failure.ts';

/** Who watches; a member may have several. */
export type ProfileId = Brand<string, 'ProfileId'>;
/** One film, series or special in the catalogue. */
export type TitleId = Brand<string, 'TitleId'>;
/** One thing that happened, once, however often it is sent. */
export type EventId = Brand<string, 'EventId'>;
/** One answer that was given. */
export type RequestId = Brand<string, 'RequestId'>;

/** What every identifier must match: printable, no spaces, short enough for a key in any engine. */
export const identifierPattern = '^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$';

const wellFormed = new RegExp(identifierPattern);

export const profileId = (text: string): ProfileId => identifier(text, 'profile') as ProfileId;
export const titleId = (text: string): TitleId => identifier(text, 'title') as TitleId;
export const eventId = (text: string): EventId => identifier(text, 'event') as EventId;
export const requestId = (text: string): RequestId => identifier(text, 'request') as RequestId;

/** Whether the text may be used as an identifier. */
export const isIdentifier = (text: string): boolean => wellFormed.test(text);

function identifier(text: string, of: string): string {
	if (wellFormed.test(text)) return text;
	throw new Failure('identifier-malformed', {
		responsible: 'caller',
		what: `the ${of} id ${JSON.stringify(text)} is not an identifier`,
		remedy: 'Use 1 to 128 letters, digits and . _ : @ -, beginning with a letter or digit.',
	});
}
