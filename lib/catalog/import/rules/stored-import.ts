import { z } from "zod";
import type { ImportedFields, ImportedService } from "./xzufi.ts";

const servicesSchema = z.array(
	z.object({
		key: z.string().min(1),
		leikaKey: z.string().nullable(),
		fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
	}),
);

/** What was read of a file and kept until somebody decides; null: another version wrote it, and the file is read again. */
export function storedImport(stored: unknown): ImportedService[] | null {
	const read = servicesSchema.safeParse(stored);
	if (!read.success) return null;
	return read.data.map(({ fields, ...service }) => ({
		...service,
		// Of a language that there is no more nobody asks.
		fields: fields as ImportedFields,
	}));
}
