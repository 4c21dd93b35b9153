import { z } from "zod";
import { operatorSettings } from "#lib/runtime/operator.ts";

/** What only the city knows; it stands out wherever it is left. */
export const CITY = (what: string) => `**[Stadt: ${what}]**`;

/** Copies of the database are kept so many days, unless the operator says otherwise. */
export const BACKUP_DAYS = z
	.object({ BACKUP_DAYS: operatorSettings.BACKUP_DAYS })
	.parse({}).BACKUP_DAYS;
