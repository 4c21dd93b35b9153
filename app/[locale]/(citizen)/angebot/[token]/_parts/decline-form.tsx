import { useLocale, useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { wishPaths } from "#lib/paths/wishes.ts";
import type { OfferView } from "#lib/wishes/wishes.ts";
import { declineOfferAction } from "../actions.ts";

/** Somebody else gets the time; the wish stays, unless this was its last offer. */
export function DeclineForm({ offer }: { offer: OfferView }) {
	const t = useTranslations("wishes.offer");
	const { token, wishToken, brings, isLast } = offer;
	return (
		<div className="flex flex-col items-start gap-24 border-t border-line pt-32">
			<form
				action={declineOfferAction}
				className="flex flex-col items-start gap-8"
			>
				<HiddenFields fields={{ angebot: token, wunsch: wishToken }} />
				<p>
					{t(isLast ? "declineLast" : brings ? "declineKeeps" : "declineText")}
				</p>
				<Button variant="secondary">{t("decline")}</Button>
			</form>
			<a href={wishPaths(useLocale()).wish(wishToken)} className="jump">
				{t("toWish")}
			</a>
		</div>
	);
}
