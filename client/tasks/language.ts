import type { Language } from '../../domain/task.ts';

const names: Record<Language, string> = { python: 'Python', javascript: 'JavaScript', typescript: 'TypeScript' };

/** A language as sentences name it. */
export const languageName = (language: Language): string => names[language];

/** A question's language; Python goes without saying. */
export const inLanguage = (language: Language): { language?: Language } => (language === 'python' ? {} : { language });
