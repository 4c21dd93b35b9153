import { z } from "zod";
import { ROLES } from "#lib/auth/rules/permission.ts";
import type { MappingRule } from "./mapping.ts";

const rulesSchema: z.ZodType<MappingRule[]> = z.array(
	z.object({
		conditions: z
			.array(z.object({ claim: z.string().min(1), value: z.string() }))
			.min(1),
		role: z.enum(ROLES),
		stations: z.array(z.string()),
		stationsClaim: z.string(),
	}),
);

/**
 * Rules as the database has them. They decide who gets in, so what is not whole is not guessed at: if one of them is none,
 * nobody gets in by any, and an administrator takes up a version before.
 */
export function storedRules(stored: unknown): MappingRule[] {
	const read = rulesSchema.safeParse(stored);
	return read.success ? read.data : [];
}
