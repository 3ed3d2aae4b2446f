import { useEffect, useState } from 'react'

/** What is wrong with the file of a form, or that it is being read. */
export type FileState = { fault?: string; reading?: true }

/** The state of a form's file, told by its field. */
export function useFile(): [FileState, (what: FileState) => void] {
  const [file, setFile] = useState<FileState>({})
  // A page that the browser kept while it was away reads nothing any more.
  useEffect(() => {
    const back = () => setFile({})
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])
  return [file, setFile]
}
