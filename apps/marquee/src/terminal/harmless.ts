/** Names come from anywhere: what would move the cursor or break the line is shown as a blank. */
export const harmless = (line: string): string => line.replaceAll(/\p{Cc}/gu, ' ');
