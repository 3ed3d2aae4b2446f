import cyrillic from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-cyrillic-400-normal.woff2'
import latin from '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2'
import arabic from '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff2'
import { preload } from 'react-dom'

const faces: Record<string, string | undefined> = { ar: arabic, ru: cyrillic, zh: undefined }

/** Asks for the one face that the locale's text is set in, so that `optional` finds it in time. */
export function preloadFace(locale: string): void {
  const face = locale in faces ? faces[locale] : latin
  if (face) preload(face, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
}
