export { builtApp } from './built-app.ts';
export {
	type Browser,
	type BrowserContext,
	forget,
	installedChromium,
	launchedChromium,
	openWindow,
	type Page,
} from './chromium.ts';
export { type Journey, journey } from './journey.ts';
