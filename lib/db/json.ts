import type { Prisma } from "./generated/client.ts";

/** Plain data for a column of JSON. An interface has no index signature, so the types do not see that it is plain. */
export const toJson = (plain: object) =>
	plain as unknown as Prisma.InputJsonObject;
