/** A whole circle, as a path. */
const circle = (x: number, y: number, r: number) =>
	`M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
const box = (x: number, y: number, width: number, height: number) =>
	`M${x} ${y}h${width}v${height}h${-width}z`;

const SHEET = "M22 8h34l16 16v64H22zM56 8v16h16";
const CALENDAR = `${box(12, 16, 64, 60)}M12 32h64M28 10v12M60 10v12`;
/** Low and to the right: what becomes of the thing. */
const BADGE = circle(72, 72, 20);
const TICK = "M62 72l7 8 13-16";
const CROSS = "M64 64l16 16M80 64l-16 16";

interface Drawing {
	/** In the colour of the text. */
	line: string;
	/** Covers what lies behind the accent. */
	cover?: string;
	/** In the colour of what can be pressed: what it is about. */
	accent: string;
}

/** Own drawings for Leichte Sprache, 96 by 96, lines of 2: what somebody does in a step, seen at one glance. */
export const DRAWINGS = {
	/** A list, of which something is chosen. */
	service: {
		line: `${SHEET}${box(32, 50, 9, 9)}${box(32, 68, 9, 9)}M48 37h14M48 55h14M48 73h14`,
		accent: `${box(32, 32, 9, 9)}M33 35l4 5 9-13`,
	},
	/** A house of the city, and the pin that maps have. */
	place: {
		line: `M8 88h80M16 88V54M80 88V54M10 54h76M10 54l38-18 38 18M40 88V68h16v20${box(24, 62, 9, 11)}${box(63, 62, 9, 11)}`,
		cover: "M48 40c-9-10-13-16-13-22a13 13 0 0 1 26 0c0 6-4 12-13 22z",
		accent: `M48 40c-9-10-13-16-13-22a13 13 0 0 1 26 0c0 6-4 12-13 22z${circle(48, 18, 4)}`,
	},
	/** A day of the calendar, and the time. */
	time: {
		line: `${CALENDAR}${box(22, 40, 8, 8)}${box(40, 40, 8, 8)}${box(58, 40, 8, 8)}${box(22, 56, 8, 8)}`,
		cover: BADGE,
		accent: `${BADGE}M72 60v12l8 6`,
	},
	/** An adult and a child. */
	minor: {
		line: `${circle(34, 20, 12)}M14 88V60c0-13 8-20 20-20 7 0 13 3 17 8M8 88h80`,
		accent: `${circle(66, 54, 9)}M52 88V80c0-8 6-13 14-13s14 5 14 13v8`,
	},
	/** Somebody, and a line to write the name on. */
	details: {
		line: `${circle(30, 26, 14)}M6 76c0-18 9-28 24-28 8 0 14 3 18 8${box(44, 62, 46, 26)}M52 80h18`,
		cover: "M60 74l22-30 8 6-22 30-10 4z",
		accent: "M60 74l22-30 8 6-22 30-10 4zM60 74l8 6",
	},
	/** Read everything once more. */
	check: {
		line: `${SHEET}M32 36h30M32 48h30M32 60h16`,
		cover: BADGE,
		accent: `${BADGE}${TICK}`,
	},
	/** The day is yours. */
	booked: {
		line: CALENDAR,
		cover: BADGE,
		accent: `${BADGE}${TICK}`,
	},
	/** The day is yours no longer. */
	cancel: {
		line: CALENDAR,
		cover: BADGE,
		accent: `${BADGE}${CROSS}`,
	},
	/** From one day to another. */
	move: {
		line: `${box(6, 50, 34, 34)}M6 60h34M15 45v9M31 45v9${box(17, 67, 12, 10)}`,
		accent: `${box(56, 50, 34, 34)}M56 60h34M65 45v9M81 45v9${box(67, 67, 12, 10)}M23 38c6-22 38-26 50-4M75 20l-1 15-14-3`,
	},
	/** A number on paper. */
	ticket: {
		line: "M24 8h48v80l-8-7-8 7-8-7-8 7-8-7-8 7zM34 66h28",
		accent: "M36 30l6-6v26M54 30c0-4 2-6 5-6s5 2 5 6c0 5-10 12-10 20h11",
	},
	mail: {
		line: box(8, 22, 80, 56),
		accent: "M8 24l40 32 40-32",
	},
} as const satisfies Readonly<Record<string, Drawing>>;

export type DrawingName = keyof typeof DRAWINGS;
