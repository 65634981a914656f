import { EventReceipt, Explanation, Page, Profile, validator } from '@marquee/contracts';
import { expect, test } from 'vitest';
import { AdminStatus } from './admin.ts';
import { ProfileStateAnswer } from './profile-state-answer.ts';
import { keyWith, play, smallService } from './testing/small-service.ts';
import { TitleAnswer } from './titles.ts';

const authorization = `Bearer ${keyWith('events', 'pages', 'admin')}`;

test('every answer is what its contract says', async () => {
	const { app } = smallService();
	const get = (url: string) => app.inject({ url, headers: { authorization } });
	const post = (url: string, payload: object) =>
		app.inject({ method: 'POST', url, payload, headers: { authorization } });
	const receipt = await post('/v1/events', { events: [play(), play({ kind: 'list-add' })] });
	const page = await get('/v1/home?profile=p-1');
	const profile = await post('/v1/profiles', { name: 'Ana' });
	const answers = [
		[receipt, EventReceipt, 200],
		[page, Page, 200],
		[profile, Profile, 201],
		[await get(`/v1/explain/${page.json().requestId}?title=t-1`), Explanation, 200],
		[await get('/v1/titles/t-1'), TitleAnswer, 200],
		[await get('/v1/titles/t-1?profile=p-1'), TitleAnswer, 200],
		[await get('/v1/profiles/p-1/state'), ProfileStateAnswer, 200],
		[await get(`/v1/profiles/${profile.json().profileId}/state`), ProfileStateAnswer, 200],
		[await get('/v1/admin/status'), AdminStatus, 200],
	] as const;
	for (const [answer, schema, status] of answers) {
		expect(answer.statusCode, answer.body).toBe(status);
		expect(validator(schema)(answer.json()).problems).toBeUndefined();
	}
	expect((await get('/v1/profiles')).json()).toEqual({ profiles: [profile.json()] });
	await app.close();
});
