/**
 * Every way in which the gateway itself says no: status and title by stable code.
 * A Failure of another package keeps its own code; `problemOf` gives it a status by who is responsible.
 */
export const problemCodes = {
	'json-malformed': { status: 400, title: 'The body is not JSON' },
	'body-incomplete': { status: 400, title: 'The body is shorter or longer than it was announced' },
	'request-invalid': { status: 400, title: 'Fields of the request are wrong' },
	'events-invalid': { status: 400, title: 'Events of the batch are wrong; none was taken in' },
	'events-implausible': {
		status: 400,
		title: 'Events cannot have happened as told; none was taken in',
	},
	'url-malformed': { status: 400, title: 'The address cannot be decoded' },
	'http-malformed': { status: 400, title: 'The request is not HTTP' },
	'experiment-malformed': { status: 400, title: 'The design contradicts itself' },
	'metric-unknown': { status: 400, title: 'Nobody measures that' },
	'key-missing': { status: 401, title: 'A key is needed' },
	'key-unknown': { status: 401, title: 'The key is not known' },
	'scope-missing': { status: 403, title: 'The key may not do this' },
	'viewer-private': { status: 403, title: 'The viewer is open to its own machine only' },
	'origin-foreign': { status: 403, title: 'The request comes from another site' },
	'route-unknown': { status: 404, title: 'Nothing is at this address' },
	'profile-unknown': { status: 404, title: 'No such profile' },
	'title-unknown': { status: 404, title: 'No such title' },
	'page-unknown': { status: 404, title: 'No such page' },
	'trailer-missing': { status: 404, title: 'The title has no trailer' },
	'frontier-unmeasured': { status: 404, title: 'Diversity was never measured here' },
	'experiment-unknown': { status: 404, title: 'No such experiment' },
	'method-unsupported': { status: 405, title: 'This address has other methods' },
	'body-slow': { status: 408, title: 'The request did not arrive in time' },
	'experiment-over': { status: 409, title: 'The experiment is over' },
	'experiment-moves-members': { status: 409, title: 'The change would move members' },
	'experiments-conflict': { status: 409, title: 'Another experiment decides on the same' },
	'experiments-overlap': { status: 409, title: 'Another experiment has these slots' },
	'body-too-large': { status: 413, title: 'The body is too large' },
	'batch-too-large': { status: 413, title: 'Too many events in one batch' },
	'media-type-unsupported': { status: 415, title: 'The body must be JSON in UTF-8' },
	'host-foreign': { status: 421, title: 'This host name is not served here' },
	'rate-exceeded': { status: 429, title: 'Too many requests with this key' },
	'headers-too-large': { status: 431, title: 'The headers are too large' },
	internal: { status: 500, title: 'Something is wrong with us' },
	overloaded: { status: 503, title: 'Too much to do at the moment' },
	'experiment-reading-unready': { status: 503, title: 'The first reading is being made' },
	closing: { status: 503, title: 'This process is about to end' },
	'answer-late': { status: 503, title: 'The answer took too long' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problemCodes;
