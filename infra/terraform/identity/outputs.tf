output "source_arn" {
  description = "For source_arn of the pool's module."
  value       = aws_sesv2_email_identity.sender.arn

  # So the pool's look, which may wait for the verification, comes after the records.
  depends_on = [aws_route53_record.sender]
}

output "configuration_set" {
  description = "For configuration_set of the pool's module; null for none."
  value       = one(module.configuration_set[*].name)
}

output "dns_records" {
  description = "The DNS records of the domain, to be copied where hosted_zone_id is not given."
  value       = local.dns_records
}
