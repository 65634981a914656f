/** What the service answered. */
export interface Answered<Body> {
	readonly status: number;
	readonly body: Body;
}

/** Speaks to a service over HTTP with one key. */
export interface Caller {
	readonly get: <Body>(path: string) => Promise<Answered<Body>>;
	readonly post: (path: string, body: object) => Promise<Answered<unknown>>;
	readonly put: (path: string, body: object) => Promise<Answered<unknown>>;
}

/** A caller of the service at this address. */
export function caller(url: string, key: string): Caller {
	const headers = { authorization: `Bearer ${key}` };
	const asked = async (path: string, init: RequestInit) => {
		const response = await fetch(`${url}${path}`, init);
		return { status: response.status, body: await response.json() };
	};
	const told = (method: string) => (path: string, body: object) =>
		asked(path, {
			method,
			headers: { ...headers, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
	return { get: (path) => asked(path, { headers }), post: told('POST'), put: told('PUT') };
}
