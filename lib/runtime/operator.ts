import { z } from "zod";

/** Who offers this and who answers for it: what the legal pages name. */
export interface Operator {
	name: string;
	/** Who acts for it (§ 5 DDG). */
	representative: string;
	/** Lines of a postal address. */
	address: readonly string[];
	email: string;
	/** Answers for the contents; not every law wants it. */
	responsible: string | null;
	vatId: string | null;
	dataProtectionEmail: string;
	accessibilityEmail: string;
	/** Null: there is no security.txt. */
	securityContact: string | null;
	/** The film in sign language, below it perhaps one with subtitles; null: none is made yet. */
	dgsVideo: string | null;
	/** Copies of the database are thrown away after so many days. */
	backupDays: number;
}

const emptyIsUnset = (value: unknown) =>
	typeof value === "string" && value.trim() === "" ? undefined : value;

const text = z.preprocess(emptyIsUnset, z.string().trim().optional());
const email = z.preprocess(
	emptyIsUnset,
	z.email("must be an e-mail address").optional(),
);

/** The settings behind it, part of lib/runtime/env-schema.ts. */
export const operatorSettings = {
	OPERATOR_NAME: text,
	OPERATOR_REPRESENTATIVE: text,
	OPERATOR_ADDRESS: text,
	OPERATOR_EMAIL: email,
	OPERATOR_RESPONSIBLE: text,
	OPERATOR_VAT_ID: text,
	DATA_PROTECTION_EMAIL: email,
	ACCESSIBILITY_EMAIL: email,
	SECURITY_CONTACT: z.preprocess(
		emptyIsUnset,
		z
			.string()
			.trim()
			.regex(/^(mailto:\S+@\S+|https:\/\/\S+)$/, {
				error: "must begin with mailto: or https://",
			})
			.optional(),
	),
	DGS_VIDEO: z.preprocess(
		emptyIsUnset,
		z
			.string()
			.trim()
			.endsWith(".mp4", { error: "must be the path of an .mp4 file" })
			.optional(),
	),
	BACKUP_DAYS: z.preprocess(
		(value) => emptyIsUnset(value) ?? 14,
		z.coerce
			.number<unknown>({ error: "must be a number of days" })
			.int()
			.min(1)
			.max(365),
	),
};

/** What the law wants on the pages and only the operator knows (docs/decisions/0011). */
export const REQUIRED_OF_OPERATORS = {
	OPERATOR_EMAIL: "§ 5 DDG wants it in the Impressum",
	DATA_PROTECTION_EMAIL:
		"Art. 13 DSGVO wants it on the privacy page: the data protection officer",
	ACCESSIBILITY_EMAIL:
		"Directive (EU) 2016/2102 wants it in the accessibility statement: who is in charge",
} as const;

type OperatorSettings = z.infer<z.ZodObject<typeof operatorSettings>>;

/** Outside production the addresses are nobody's: `.example` is kept free for that (RFC 2606). */
export function operatorOf(
	values: OperatorSettings,
	production: boolean,
	/** What the city's folder says. */
	own: Pick<Operator, "name" | "representative" | "address">,
): Operator {
	const optional = (value: string | undefined, example: string) =>
		value ?? (production ? null : example);
	return {
		name: values.OPERATOR_NAME ?? own.name,
		representative: values.OPERATOR_REPRESENTATIVE ?? own.representative,
		address:
			values.OPERATOR_ADDRESS?.split(",").map((line) => line.trim()) ??
			own.address,
		email: values.OPERATOR_EMAIL ?? "impressum@demo.example",
		responsible: optional(
			values.OPERATOR_RESPONSIBLE,
			"Erika Beispiel (Demo), Bürgerservice",
		),
		vatId: values.OPERATOR_VAT_ID ?? null,
		dataProtectionEmail:
			values.DATA_PROTECTION_EMAIL ?? "datenschutz@demo.example",
		accessibilityEmail:
			values.ACCESSIBILITY_EMAIL ?? "barrierefreiheit@demo.example",
		securityContact: optional(
			values.SECURITY_CONTACT,
			"mailto:sicherheit@demo.example",
		),
		dgsVideo: values.DGS_VIDEO ?? null,
		backupDays: values.BACKUP_DAYS,
	};
}
