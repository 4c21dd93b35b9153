import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { ISSUER_REFUSALS } from "#lib/auth/issuers/issuers.ts";
import { issuerPaths } from "#lib/paths/staff.ts";

/** A button for each sign-in of the house, above the password. */
export function IssuerLinks({
	issuers,
	next,
}: {
	issuers: readonly { slug: string; name: string }[];
	/** Where to go on to; empty: wherever the account begins. */
	next: string;
}) {
	const t = useTranslations("signIn.issuer");
	if (issuers.length === 0) return null;
	return (
		<ul className="flex flex-col gap-16 border-b border-line pb-24">
			{issuers.map(({ slug, name }) => (
				<li key={slug}>
					<ButtonLink href={issuerPaths.begin(slug, { next })}>
						{t("button", { name })}
					</ButtonLink>
				</li>
			))}
		</ul>
	);
}

/** Why an issuer let nobody in; nothing when there was no such try. */
export function IssuerRefused({ reason: asked }: { reason: string }) {
	const t = useTranslations("signIn.issuer.refusals");
	const reason = ISSUER_REFUSALS.find((one) => one === asked);
	if (!reason) return null;
	return (
		<Alert kind="danger" role="alert" autoFocus title={t(`${reason}.title`)}>
			<p>{t(`${reason}.text`)}</p>
		</Alert>
	);
}
