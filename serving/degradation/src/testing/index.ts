export { type SimulatedTime, simulatedTime } from './simulated-time.ts';
