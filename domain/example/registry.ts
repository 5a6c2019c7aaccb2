import { inpd } from './inpd.ts';
import { persd } from './persd.ts';
import type { BuildExample } from './variant.ts';

/** The variants that can be built, by the names that people type. */
export const availableVariants = ['persd', 'inpd'] as const;
export type AvailableVariant = (typeof availableVariants)[number];

export const examples: Record<AvailableVariant, BuildExample> = { persd, inpd };
