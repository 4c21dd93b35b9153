/** What people with disabilities ask before they come; each is there, is not, or has not been checked yet. */
export const ACCESS_FACTS = [
	"step-free",
	"lift",
	"wide-doors",
	"toilet",
	"parking",
	"loop",
	"guide-dog",
	"quiet",
] as const;
export type AccessFact = (typeof ACCESS_FACTS)[number];
