/** A sentence of the form and, small below it, what it means. */
export interface Bilingual {
	german: string;
	gloss: string;
	glossLang: string;
}

export function Both({ german, gloss, glossLang }: Bilingual) {
	return (
		<>
			{german}
			<span
				lang={glossLang}
				className="block text-small font-normal text-muted"
			>
				{gloss}
			</span>
		</>
	);
}
