import {
	type DocumentKind,
	isDocument,
} from "#lib/catalog/rules/document-kind.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";

/** What the city says about documents that are fetched. */
export interface CollectionSettings {
	/** Whoever has not come after so many days is reminded, once. */
	reminderDays: number;
	/** After so many days nobody expects them any more. */
	keepDays: number;
	/** The short service that is booked for it; null: one comes without an appointment. */
	serviceId: number | null;
	/** What each service ends with, by its number; those that end with nothing are left out. */
	documents: ReadonlyMap<number, DocumentKind>;
}

export const REMINDER_DAYS = { min: 1, max: 90 } as const;
export const KEEP_DAYS = { min: 14, max: 730 } as const;

export type SettingsErrors = Partial<
	Record<"reminderDays" | "keepDays", { min: number; max: number }>
>;

/** The field of a service. */
export const documentField = (serviceId: number) => `document-${serviceId}`;

export function readCollectionSettings(
	sent: Sent,
	/** Those there are. */
	serviceIds: readonly number[],
):
	| { ok: true; value: CollectionSettings }
	| { ok: false; errors: SettingsErrors } {
	const reminderDays = daysIn(textOf(sent, "reminderDays"), REMINDER_DAYS);
	const keepDays = daysIn(textOf(sent, "keepDays"), {
		...KEEP_DAYS,
		// Nobody is reminded of what is gone.
		min: Math.max(KEEP_DAYS.min, (reminderDays ?? 0) + 1),
	});
	if (reminderDays === null || keepDays === null)
		return {
			ok: false,
			errors: {
				...(reminderDays === null ? { reminderDays: REMINDER_DAYS } : {}),
				...(keepDays === null
					? {
							keepDays: {
								...KEEP_DAYS,
								min: Math.max(KEEP_DAYS.min, (reminderDays ?? 0) + 1),
							},
						}
					: {}),
			},
		};
	const chosen = textOf(sent, "serviceId");
	return {
		ok: true,
		value: {
			reminderDays,
			keepDays,
			serviceId: serviceIds.find((id) => String(id) === chosen) ?? null,
			documents: new Map(
				serviceIds.flatMap((id): [number, DocumentKind][] => {
					const document = textOf(sent, documentField(id));
					return isDocument(document) ? [[id, document]] : [];
				}),
			),
		},
	};
}

function daysIn(
	typed: string,
	{ min, max }: { min: number; max: number },
): number | null {
	const text = plainDigits(typed).trim();
	const days = /^\d{1,4}$/.test(text) ? Number(text) : null;
	return days !== null && days >= min && days <= max ? days : null;
}

/** Tells whether two forms showed the same. */
export const collectionMark = (settings: CollectionSettings): string =>
	JSON.stringify([
		settings.reminderDays,
		settings.keepDays,
		settings.serviceId,
		[...settings.documents].sort(([a], [b]) => a - b),
	]);
