export { type PlainMember, plainMembers } from './plain-sums.ts';
