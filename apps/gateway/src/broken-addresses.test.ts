import { requestBytes } from './testing/raw-http.ts';
import { type Broken, batch, describeRefusals, get, post } from './testing/refused-requests.ts';
import { keyWith, play } from './testing/small-service.ts';

const foreign = `Bearer ${'x'.repeat(40)}`;
const cookie = `marquee-key=${keyWith('events', 'pages', 'admin')}`;

const addresses: readonly Broken[] = [
	['no profile', () => get('/v1/home'), 'request-invalid', '/query/profile'],
	['an empty profile', () => get('/v1/home?profile='), 'request-invalid', '/query/profile'],
	['two profiles', () => get('/v1/home?profile=a&profile=b'), 'request-invalid', '/query/profile'],
	[
		'an unknown parameter',
		() => get('/v1/home?profile=p&pagesize=3'),
		'request-invalid',
		'/query/pagesize',
	],
	[
		'a device that there is not',
		() => get('/v1/home?profile=p&device=toaster'),
		'request-invalid',
		'/query/device',
	],
	[
		'a country by its name',
		() => get('/v1/home?profile=p&country=Portugal'),
		'request-invalid',
		'/query/country',
	],
	[
		'a parameter where none is',
		() => get('/v1/admin/status?limit=3'),
		'request-invalid',
		'/query/limit',
	],
	['a limit of none', () => get('/v1/profiles?limit=0'), 'request-invalid', '/query/limit'],
	[
		'__proto__ as a parameter',
		() => get('/v1/home?profile=p&__proto__=x'),
		'request-invalid',
		'/query/__proto__',
	],
	['a climb out of the folder', () => get('/../../etc/passwd'), 'route-unknown'],
	[
		'an encoded climb',
		() => get('/v1/titles/..%2f..%2fetc%2fpasswd'),
		'request-invalid',
		'/path/titleId',
	],
	['a percent sign that encodes nothing', () => get('/v1/titles/%zz'), 'url-malformed'],
	[
		'an id longer than any',
		() => get(`/v1/titles/${'t'.repeat(300)}`),
		'request-invalid',
		'/path/titleId',
	],
	[
		'an id longer than the router reads',
		() => get(`/v1/titles/${'t'.repeat(3_000)}`),
		'url-malformed',
	],
	[
		'a null byte in an id',
		() => get('/v1/profiles/p%00/state'),
		'request-invalid',
		'/path/profileId',
	],
	['a title that is not there', () => get('/v1/titles/t-none'), 'title-unknown', '/path/titleId'],
	[
		'a profile that is not there',
		() => get('/v1/profiles/nobody/state'),
		'profile-unknown',
		'/path/profileId',
	],
	[
		'a page that was never answered',
		() => get('/v1/explain/r-none?title=t-1'),
		'page-unknown',
		'/path/requestId',
	],
	['a page without a title', () => get('/v1/explain/r-none'), 'request-invalid', '/query/title'],
	[
		'a locale that is a sentence',
		() => get('/v1/home?profile=p&locale=Portuguese%20please'),
		'request-invalid',
		'/query/locale',
	],
	[
		'an age limit in a request for a page',
		() => get('/v1/home?profile=p&maturityLimit=18'),
		'request-invalid',
		'/query/maturityLimit',
	],
	[
		'a genre where nothing is browsed',
		() => get('/v1/top-10?profile=p&genre=Drama'),
		'request-invalid',
		'/query/genre',
	],
	[
		'a year for a decade',
		() => get('/v1/browse?profile=p&decade=1994'),
		'request-invalid',
		'/query/decade',
	],
	[
		'an order that there is not',
		() => get('/v1/browse?profile=p&order=random'),
		'request-invalid',
		'/query/order',
	],
	[
		'a genre that no title has',
		() => get('/v1/browse?profile=p&genre=Nope'),
		'genre-unknown',
		'/query/genre',
	],
	['an empty genre', () => get('/v1/browse?profile=p&genre='), 'request-invalid', '/query/genre'],
	[
		'titles like one that is not there',
		() => get('/v1/titles/t-none/similar?profile=p'),
		'title-unknown',
		'/path/titleId',
	],
	[
		'titles like one for nobody',
		() => get('/v1/titles/t-1/similar'),
		'request-invalid',
		'/query/profile',
	],
	[
		'the trailer of a title that has none',
		() => get('/v1/titles/t-2/trailer?profile=p'),
		'trailer-missing',
	],
	[
		'the trace of a page that was never answered',
		() => get('/v1/pages/r-none'),
		'page-unknown',
		'/path/requestId',
	],
	[
		'a replay of a page that was never answered',
		() => post({}, {}, '/v1/pages/r-none/replay'),
		'page-unknown',
		'/path/requestId',
	],
	[
		'a replay by a bundle that is no name',
		() => post({ with: '../..' }, {}, '/v1/pages/r-none/replay'),
		'request-invalid',
		'/with',
	],
	['the pages of nobody', () => get('/v1/pages'), 'request-invalid', '/query/profile'],
	[
		'the pages of before a date in words',
		() => get('/v1/pages?profile=p&before=yesterday'),
		'request-invalid',
		'/query/before',
	],
	[
		'a message for nobody',
		() => post({}, {}, '/v1/notifications/decide'),
		'request-invalid',
		'/profile',
	],
	[
		'a message about a title of the caller’s choice',
		() => post({ profile: 'p', titleId: 't-1' }, {}, '/v1/notifications/decide'),
		'request-invalid',
		'/titleId',
	],
	['a frontier that was never measured', () => get('/v1/admin/frontier'), 'frontier-unmeasured'],
	[
		'a count where all bundles are listed',
		() => get('/v1/admin/bundles?limit=1'),
		'request-invalid',
		'/query/limit',
	],
	['an unknown address', () => get('/v2/home'), 'route-unknown'],
	[
		'another method',
		() => requestBytes({ method: 'DELETE', path: '/v1/events' }),
		'method-unsupported',
	],
	[
		'a name that is no text',
		() => post({ name: 7 }, {}, '/v1/profiles'),
		'request-invalid',
		'/name',
	],
	[
		'a name of 61 letters',
		() => post({ name: 'n'.repeat(61) }, {}, '/v1/profiles'),
		'request-invalid',
		'/name',
	],
	[
		'an id chosen by the caller',
		() => post({ name: 'Ana', profileId: 'p' }, {}, '/v1/profiles'),
		'request-invalid',
		'/profileId',
	],
];

const strangers: readonly Broken[] = [
	['no key', () => get('/v1/home?profile=p', { authorization: null }), 'key-missing'],
	[
		'a key that nobody has',
		() => get('/v1/home?profile=p', { authorization: foreign }),
		'key-unknown',
	],
	[
		'a key in another scheme',
		() => get('/v1/home?profile=p', { authorization: 'Basic YTpi' }),
		'key-missing',
	],
	[
		'a key without the scope',
		() => get('/v1/admin/status', { authorization: `Bearer ${keyWith('pages')}` }),
		'scope-missing',
	],
	[
		'a cookie without an origin',
		() => post(batch(play()), { authorization: null, cookie }),
		'origin-foreign',
		'/headers/origin',
	],
	[
		'a cookie from another site',
		() => post(batch(play()), { authorization: null, cookie, origin: 'https://example.org' }),
		'origin-foreign',
		'/headers/origin',
	],
	[
		'a cookie from another port of this machine',
		() => post(batch(play()), { authorization: null, cookie, origin: 'http://127.0.0.1:9' }),
		'origin-foreign',
		'/headers/origin',
	],
	[
		'a cookie read by another site',
		() => get('/v1/home?profile=p', { authorization: null, cookie, 'sec-fetch-site': 'same-site' }),
		'origin-foreign',
		'/headers/origin',
	],
	[
		'a cookie under a name that was made to point here',
		() => get('/v1/home?profile=p', { authorization: null, cookie, host: 'example.org' }),
		'host-foreign',
		'/headers/host',
	],
	['something that is not HTTP', () => Buffer.from('hello\r\n\r\n'), 'http-malformed'],
	['TLS', () => Buffer.from('16030100a5010000a10303', 'hex'), 'http-malformed'],
	[
		'a method that nobody knows',
		() => requestBytes({ method: 'BREW', path: '/v1/home' }),
		'http-malformed',
	],
	[
		'two lengths',
		() => post('{}', { 'Content-Length': '2', 'content-length': '3' }),
		'http-malformed',
	],
	[
		'a length and chunks at once',
		() => post('0\r\n\r\n', { 'transfer-encoding': 'chunked' }),
		'http-malformed',
	],
	['no host', () => get('/v1/home?profile=p', { host: null }), 'http-malformed'],
	[
		'headers of 20 kB',
		() => get('/v1/health', { 'x-long': 'x'.repeat(20_000) }),
		'headers-too-large',
	],
	[
		'headers that never end',
		() => Buffer.from('GET /v1/health HTTP/1.1\r\nhost: a\r\n'),
		'body-slow',
	],
];

describeRefusals([...addresses, ...strangers], { receiveMs: 400 });
