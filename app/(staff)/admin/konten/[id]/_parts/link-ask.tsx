import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { LinkAsk } from "#lib/staff/staff.ts";
import { answerAskAction } from "../actions.ts";

/** Somebody whom an issuer knows by the address of this account: an administrator says whether it is the same person. */
export function LinkAskPart({ id, ask }: { id: string; ask: LinkAsk }) {
	const t = useTranslations("admin.accounts.asks");
	const { issuerId, subject, issuer, name, askedAt } = ask;
	const heading = `frage-${issuerId}-${askedAt}`;
	return (
		<Panel as="section" aria-labelledby={heading}>
			<Heading id={heading}>{t("title")}</Heading>
			<p className="break-words">
				{t("text", { name, time: whenOf(askedAt), issuer, subject })}
			</p>
			<p>{t("warning")}</p>
			<form action={answerAskAction} className="flex flex-wrap gap-16">
				<HiddenFields fields={{ id, issuer: String(issuerId), subject }} />
				<Button name="antwort" value="ja">
					{t("link")}
				</Button>
				<Button name="antwort" value="nein" variant="secondary">
					{t("refuse")}
				</Button>
			</form>
		</Panel>
	);
}
