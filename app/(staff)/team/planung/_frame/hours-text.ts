/** 510 minutes → "8,5 Std."; nothing is a dash. */
export function hoursText(minutes: number): string {
	if (minutes === 0) return "–";
	const hours = Math.round((minutes / 60) * 10) / 10;
	return `${String(hours).replace(".", ",")} Std.`;
}
