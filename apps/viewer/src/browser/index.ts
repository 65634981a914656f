export { type Browser, installedChromium, launchedChromium, type Page } from './chromium.ts';
export { type Journey, journey } from './journey.ts';
