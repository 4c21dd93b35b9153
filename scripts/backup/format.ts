import { z } from "zod";

/**
 * A backup is gzipped text, so that in an emergency `zcat` and any PostgreSQL can do without us:
 *
 *     {"format":"buergertermin-backup","version":1,…}     what it is (Header)
 *     {"table":"station","columns":["id",…]}              a table begins
 *     1⇥homberg⇥…                                         its rows, as COPY writes them
 *     \.                                                  its rows end
 *     {"rows":7,"sha256":"…"}                             what was written between
 *     {"tables":27,"rows":1234,"sha256":"…"}              the end; the checksum is of all lines but rows
 *
 * COPY escapes line breaks and backslashes, so no row looks like `\.`. Counts and checksums follow
 * what they count: nothing is ever held in memory or written twice.
 */
export const FORMAT = "buergertermin-backup";
export const VERSION = 1;
export const END_OF_ROWS = "\\.\n";

/** Enough to say that a file is a backup, also of a version that we do not know. */
export const labelSchema = z.object({
	format: z.literal(FORMAT),
	version: z.int().positive(),
});

export const headerSchema = labelSchema.extend({
	/** Version of the application that made it. */
	application: z.string(),
	/** The instant of the snapshot. */
	madeAt: z.iso.datetime(),
	/** Version of the server. */
	postgres: z.string(),
	/** Names of the migrations that its tables have seen, in order. */
	migrations: z.array(z.string()).min(1),
	/** What each sequence gave last; one that has given nothing yet is left out. */
	sequences: z.record(z.string(), z.string().regex(/^-?\d+$/)),
	/** Tells whether APP_SECRET is the same, and nothing else about it. */
	secret: z.string(),
});

export const tableSchema = z.object({
	table: z.string(),
	columns: z.array(z.string()).min(1),
});

export const writtenSchema = z.object({
	rows: z.int().nonnegative(),
	sha256: z.string(),
});

export const endSchema = writtenSchema.extend({ tables: z.int().positive() });

export type Header = z.infer<typeof headerSchema>;
export type TableHead = z.infer<typeof tableSchema>;

/** How much a backup holds. */
export interface Contents {
	tables: number;
	rows: number;
}
