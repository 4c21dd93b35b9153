import type { Selection } from "#lib/catalog/rules/selection.ts";
import { formatList } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";

/** "2 × Reisepass beantragen und Meldebescheinigung" */
export function inWords(selection: Selection, locale: Locale): string {
	return formatList(
		selection.map(({ service, quantity }) =>
			quantity > 1 ? `${quantity} × ${service.text.name}` : service.text.name,
		),
		locale,
	);
}
