export { StaffPages as default } from '@/components/sessions/staff-pages'
