import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** A sentence of the form and, small below it, what it means. */
export interface Bilingual {
	german: string;
	gloss: string;
	glossLang: string;
}

export function Both({ german, gloss, glossLang }: Bilingual) {
	return (
		<>
			{withSoftHyphens(german)}
			<span
				lang={glossLang}
				className="block text-small font-normal text-muted"
			>
				{withSoftHyphens(gloss)}
			</span>
		</>
	);
}
