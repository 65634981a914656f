export {
	type Lived,
	type NotifiedWorld,
	notifiedWorld,
	type Sender,
	windowMs,
} from './notified-world.ts';
